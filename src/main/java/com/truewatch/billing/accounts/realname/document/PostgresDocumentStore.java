package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Beside the rows, so that one backup has both. */
@Singleton
class PostgresDocumentStore implements DocumentStore {
    private static final String PUT = """
            insert into real_name_document_content (account_id, id, content) values (:account, :id, :content)
            on conflict (account_id, id) do update set content = excluded.content
            """;
    private static final String GET =
            "select content from real_name_document_content where account_id = :account and id = :id";
    private static final String DELETE =
            "delete from real_name_document_content where account_id = :account and id = :id";

    private final EntityManager entities;

    PostgresDocumentStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void put(OwnedId id, byte[] encrypted) {
        entities.createNativeQuery(PUT)
                .setParameter("account", id.accountId())
                .setParameter("id", id.id())
                .setParameter("content", encrypted)
                .executeUpdate();
    }

    @Override
    public Optional<byte[]> get(OwnedId id) {
        List<?> found = ScalarQuery.of(entities, GET, "content", byte[].class)
                .setParameter("account", id.accountId())
                .setParameter("id", id.id())
                .getResultList();
        return found.stream().findFirst().map(byte[].class::cast);
    }

    @Override
    public void delete(OwnedId id) {
        entities.createNativeQuery(DELETE)
                .setParameter("account", id.accountId())
                .setParameter("id", id.id())
                .executeUpdate();
    }
}
