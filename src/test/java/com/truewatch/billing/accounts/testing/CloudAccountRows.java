package com.truewatch.billing.accounts.testing;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountEnded;
import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.id.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Cloud accounts as their rows, and their end as whoever keeps them brings it about. */
@Singleton
public class CloudAccountRows {
    private final Database database;
    private final AccountRepository accounts;
    private final Event<CloudAccountEnded> ended;
    private final Clock clock;

    CloudAccountRows(Database database, AccountRepository accounts, Event<CloudAccountEnded> ended, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.ended = ended;
        this.clock = clock;
    }

    /** Active, bought at AWS. */
    public UUID active(UUID account) {
        return create(account, "aws", "ACTIVE");
    }

    /** Of this marketplace in this status. */
    public UUID create(UUID account, String marketplace, String status) {
        UUID id = Ids.next();
        database.execute(
                "insert into cloud_account (id, account_id, provider, marketplace, buyer_account_id, product_code, status,"
                        + " subscribed_at, ended_at, version) values (?, ?, 'AWS', ?, '123456789012', 'product', ?, now(),"
                        + " case when ? = 'ENDED' then now() end, 0)",
                id,
                account,
                marketplace,
                status,
                status);
        return id;
    }

    /** In one transaction, under the lock of its account. */
    public void end(UUID account, UUID cloudAccount, WhenEnded policy) {
        QuarkusTransaction.requiringNew().run(() -> {
            accounts.lock(account);
            accounts.getEntityManager()
                    .createNativeQuery("update cloud_account set status = 'ENDED', ended_at = now() where id = :id")
                    .setParameter("id", cloudAccount)
                    .executeUpdate();
            ended.fire(new CloudAccountEnded(account, cloudAccount, policy, clock.instant()));
        });
    }
}
