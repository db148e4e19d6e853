package com.truewatch.billing.accounts.factor.recoverycode;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.factor.Base32;
import com.truewatch.billing.accounts.factor.Factor;
import com.truewatch.billing.accounts.factor.FactorRepository;
import com.truewatch.billing.accounts.factor.FactorType;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes recovery codes and uses them up, in the transaction of the caller. Each use is told to the holder everywhere. */
@Singleton
public class RecoveryCodes {
    private static final int CODES = 10;
    private static final int CODE_BYTES = 10;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RecoveryCodeRepository codes;
    private final FactorRepository factors;
    private final PersonalData data;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;
    private final Clock clock;

    RecoveryCodes(
            RecoveryCodeRepository codes,
            FactorRepository factors,
            PersonalData data,
            HolderNotifier notifier,
            EventContext context,
            Journal journal,
            Clock clock) {
        this.codes = codes;
        this.factors = factors;
        this.data = data;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
        this.clock = clock;
    }

    /** The codes of a new set, which nobody can show again. */
    List<String> make(Factor set) {
        List<String> made =
                IntStream.range(0, CODES).mapToObj(i -> Base32.encode(random())).toList();
        made.forEach(code -> codes.persist(new RecoveryCode(set.id(), data.index(indexed(set.id(), code)))));
        return made.stream().map(RecoveryCodes::grouped).toList();
    }

    /** Whether it is an unused code of the account; used up where it is. */
    public boolean accept(Account account, String typed, Client client) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        Instant now = clock.instant();
        Optional<Factor> used = factors.findOf(account.id(), FactorType.RECOVERY_CODES).stream()
                .filter(it -> codes.use(it.id(), data.indexes(indexed(it.id(), code)), now))
                .findFirst();
        used.ifPresent(set -> {
            set.use(now);
            journal.succeeded(account.id(), ActivityType.RECOVERY_CODE_USED, client, Map.of());
            notifier.tellEverywhere(account, MessageTemplate.RECOVERY_CODE_USED, context.by(client));
        });
        return used.isPresent();
    }

    private static String indexed(OwnedId set, String code) {
        return "recovery code " + set.accountId() + " " + set.id() + " " + code;
    }

    private static byte[] random() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
