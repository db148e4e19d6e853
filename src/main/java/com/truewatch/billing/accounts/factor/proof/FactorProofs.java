package com.truewatch.billing.accounts.factor.proof;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.factor.FactorRepository;
import com.truewatch.billing.accounts.factor.FactorType;
import com.truewatch.billing.accounts.factor.passkey.Passkeys;
import com.truewatch.billing.accounts.factor.recoverycode.RecoveryCodes;
import com.truewatch.billing.accounts.factor.removal.FactorRemovals;
import com.truewatch.billing.accounts.factor.totp.Totps;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import com.truewatch.billing.accounts.session.secondfactor.SecondFactors;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at second proofs, whatever their kind, in the transaction of the caller. */
@Singleton
class FactorProofs implements SecondFactors {
    private static final List<String> ONE_TIME = List.of("otp");

    private final FactorRepository factors;
    private final Totps totps;
    private final RecoveryCodes recoveryCodes;
    private final Passkeys passkeys;
    private final FactorRemovals removals;

    FactorProofs(
            FactorRepository factors,
            Totps totps,
            RecoveryCodes recoveryCodes,
            Passkeys passkeys,
            FactorRemovals removals) {
        this.factors = factors;
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.removals = removals;
    }

    @Override
    public List<SecondFactor> of(UUID accountId) {
        Set<FactorType> enrolled = EnumSet.noneOf(FactorType.class);
        factors.findOf(accountId).forEach(it -> enrolled.add(it.type()));
        return enrolled.stream().map(FactorProofs::proof).toList();
    }

    @Override
    public boolean useChallenge(SecondProof.Passkey proof, @Nullable UUID ticketId) {
        return passkeys.useChallenge(proof.challengeId(), ticketId);
    }

    @Override
    public Optional<UUID> ownerOf(SecondProof.Passkey proof) {
        return passkeys.ownerOf(proof.answer());
    }

    @Override
    public Optional<List<String>> verify(Account account, SecondProof proof, Client client) {
        Optional<List<String>> methods = methodsOf(account, proof, client);
        // Whoever has a factor has not lost it.
        methods.ifPresent(it -> removals.stop(account, client));
        return methods;
    }

    /** No name of RFC 8176 fits a recovery code; that of a one-time password is nearest. */
    private Optional<List<String>> methodsOf(Account account, SecondProof proof, Client client) {
        if (proof instanceof SecondProof.Totp totp) {
            return methods(totps.accept(account.id(), totp.value()), ONE_TIME);
        }
        if (proof instanceof SecondProof.Passkey passkey) {
            return passkeys.verify(account, passkey.challengeId(), passkey.answer(), client);
        }
        SecondProof.RecoveryCode code = (SecondProof.RecoveryCode) proof;
        return methods(recoveryCodes.accept(account, code.code(), client), ONE_TIME);
    }

    private static Optional<List<String>> methods(boolean right, List<String> methods) {
        return right ? Optional.of(methods) : Optional.empty();
    }

    private static SecondFactor proof(FactorType type) {
        return switch (type) {
            case PASSKEY -> SecondFactor.PASSKEY;
            case TOTP -> SecondFactor.TOTP;
            case RECOVERY_CODES -> SecondFactor.RECOVERY_CODE;
        };
    }
}
