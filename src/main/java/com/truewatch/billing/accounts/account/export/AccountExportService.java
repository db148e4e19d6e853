package com.truewatch.billing.accounts.account.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AccountResponse;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Makes the copy of all that is kept about a holder. Whoever has got hold of a session can take it too: it is counted,
 * written into the timeline and told by mail before anything is read, and without a fresh password or passkey it opens no
 * identity data.
 */
@ApplicationScoped
class AccountExportService {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final AccountRepository accounts;
    private final ExportGuard guard;
    private final List<ExportSection> sections;
    private final List<ExportedFiles> files;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;
    private final ObjectMapper mapper;
    private final Clock clock;

    AccountExportService(
            AccountRepository accounts,
            ExportGuard guard,
            @All List<ExportSection> sections,
            @All List<ExportedFiles> files,
            HolderNotifier notifier,
            EventContext context,
            Journal journal,
            ObjectMapper mapper,
            Clock clock) {
        this.accounts = accounts;
        this.guard = guard;
        this.sections = sections.stream()
                .sorted(Comparator.comparing(ExportSection::section))
                .toList();
        this.files = files;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The copy as of now.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}; {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public AccountExport export(Holder holder, boolean withDocuments) {
        boolean masked = QuarkusTransaction.requiringNew().call(() -> begin(holder, withDocuments));
        return QuarkusTransaction.requiringNew().call(() -> read(holder, masked, withDocuments && !masked));
    }

    /** Committed first: who takes a copy and breaks the connection off has taken it. */
    private boolean begin(Holder holder, boolean withDocuments) {
        Account account = accounts.lockFor(AccountAct.EXPORT_DATA, holder.accountId(), clock.instant());
        guard.take(account.id());
        boolean masked = guard.isMaskedFor(holder);
        journal.succeeded(
                account.id(),
                ActivityType.DATA_EXPORTED,
                holder.client(),
                Map.of("masked", Boolean.toString(masked), "documents", Boolean.toString(withDocuments && !masked)));
        notifier.tell(account, account.addresses().email(), MessageTemplate.DATA_EXPORTED, context.by(holder.client()));
        return masked;
    }

    private AccountExport read(Holder holder, boolean masked, boolean withFiles) {
        return accounts.getEntityManager()
                .unwrap(Session.class)
                .doReturningWork(connection -> read(connection, holder, masked, withFiles));
    }

    private AccountExport read(Connection connection, Holder holder, boolean masked, boolean withFiles)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
        }
        ExportScope scope = new ExportScope(holder.accountId(), masked, connection, mapper);
        byte[] json = write(scope, withFiles);
        return new AccountExport(
                json,
                withFiles
                        ? files.stream()
                                .flatMap(it -> it.of(holder.accountId()).stream())
                                .toList()
                        : List.of());
    }

    private byte[] write(ExportScope scope, boolean withFiles) {
        Instant now = clock.instant();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = mapper.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writePOJOField("exportedAt", now);
            json.writeBooleanField("masked", scope.isMasked());
            json.writeBooleanField("documents", withFiles);
            json.writePOJOField("account", AccountResponse.from(accounts.findById(scope.accountId()), now));
            for (ExportSection section : sections) {
                json.writeArrayFieldStart(section.section().member());
                section.read(scope, row -> write(json, row));
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Map<String, Object> row) {
        try {
            json.writePOJO(row);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
