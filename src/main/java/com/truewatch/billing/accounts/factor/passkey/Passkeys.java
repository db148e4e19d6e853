package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.factor.FactorRepository;
import com.truewatch.billing.accounts.factor.passkey.WebAuthn.KeyState;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import com.webauthn4j.data.AuthenticationData;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at what passkeys have signed, in the transaction of the caller. */
@Singleton
public class Passkeys {
    private final PasskeyRepository passkeys;
    private final PasskeyChallenges challenges;
    private final FactorRepository factors;
    private final WebAuthn webAuthn;
    private final Secrets secrets;
    private final CopiedPasskeys copied;
    private final Clock clock;

    Passkeys(
            PasskeyRepository passkeys,
            PasskeyChallenges challenges,
            FactorRepository factors,
            WebAuthn webAuthn,
            Secrets secrets,
            CopiedPasskeys copied,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.factors = factors;
        this.webAuthn = webAuthn;
        this.secrets = secrets;
        this.copied = copied;
        this.clock = clock;
    }

    /** Uses the challenge up, before anything is looked at; false where it is good for nothing. */
    public boolean useChallenge(UUID challengeId, @Nullable UUID ticketId) {
        return challenges.use(challengeId, ticketId, clock.instant());
    }

    /** Whose passkey it says to be, if the device says so too; nothing is verified yet. */
    public Optional<UUID> ownerOf(Map<String, Object> answer) {
        try {
            AuthenticationData shown = webAuthn.read(answer);
            return passkeys.findLive(shown.getCredentialId())
                    .map(it -> it.id().accountId())
                    .filter(account -> shown.getUserHandle() != null && isHandle(account, shown.getUserHandle()));
        } catch (RejectedPasskeyException rejected) {
            return Optional.empty();
        }
    }

    /**
     * The methods that it was, where a passkey of this account has signed the challenge; empty where not. A counter that does
     * not rise is written down and told.
     */
    public Optional<List<String>> verify(Account account, UUID challengeId, Map<String, Object> answer, Client client) {
        try {
            AuthenticationData shown = webAuthn.read(answer);
            Optional<Passkey> passkey = passkeys.findLive(shown.getCredentialId())
                    .filter(it -> it.id().accountId().equals(account.id()))
                    .filter(it -> shown.getUserHandle() == null || isHandle(account.id(), shown.getUserHandle()));
            byte[] challenge = challenges
                    .findByIdOptional(challengeId)
                    .flatMap(it -> it.challenge(secrets))
                    .orElse(null);
            if (passkey.isEmpty() || challenge == null) {
                return Optional.empty();
            }
            KeyState state = webAuthn.signed(
                    shown, challenge, passkey.get().credential(), passkey.get().state());
            if (!passkeys.advance(passkey.get().id(), state)) {
                throw new RejectedPasskeyException(PasskeyRejection.COUNTER);
            }
            factors.findLive(passkey.get().id()).ifPresent(it -> it.use(clock.instant()));
            return Optional.of(List.of(passkey.get().method(), "user"));
        } catch (RejectedPasskeyException rejected) {
            if (rejected.reason() == PasskeyRejection.COUNTER) {
                copied.tell(account, client);
            }
            return Optional.empty();
        }
    }

    private boolean isHandle(UUID accountId, byte[] shown) {
        return Arrays.equals(passkeys.handle(accountId), shown);
    }
}
