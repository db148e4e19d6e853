package com.truewatch.billing.accounts.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.operator.ImportRecorder;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import com.truewatch.billing.accounts.platform.problem.Violations;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import com.truewatch.billing.accounts.registration.ImportedAccounts;
import com.truewatch.billing.accounts.registration.ImportedAccounts.Candidate;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes accounts of lines, by the rules of accounts that are made by one call; in the transaction of the caller. */
@Singleton
class ImportLines {
    private static final String REMEMBER = """
            insert into account_import_name (import_id, name) values (:import, :name) on conflict do nothing
            """;
    private static final String FORGET = "delete from account_import_name where import_id = :import";

    private final ImportedAccounts accounts;
    private final ImportRecorder recorder;
    private final ObjectMapper mapper;
    private final Validator validator;
    private final PersonalData data;
    private final EntityManager entities;

    ImportLines(
            ImportedAccounts accounts,
            ImportRecorder recorder,
            ObjectMapper mapper,
            Validator validator,
            PersonalData data,
            EntityManager entities) {
        this.accounts = accounts;
        this.recorder = recorder;
        this.mapper = mapper;
        this.validator = validator;
        this.data = data;
        this.entities = entities;
    }

    /** Makes the account, or looks in a dry run whether it could; why not, where it could not. */
    Optional<LineRefusal> take(AccountImport running, Line line) {
        Candidate candidate;
        try {
            candidate = check(read(line));
            if (running.isDryRun()) {
                requireNewInFile(running.id(), candidate);
            }
        } catch (ProblemException refused) {
            return Optional.of(LineRefusal.of(line, refused));
        }
        if (!running.isDryRun()) {
            UUID made = accounts.make(candidate).id();
            recorder.record(made, running.operator(), running.id());
        }
        return Optional.empty();
    }

    /** The names of a dry run that is over. */
    void forget(UUID importId) {
        entities.createNativeQuery(FORGET).setParameter("import", importId).executeUpdate();
    }

    private Candidate check(ImportedLine line) {
        Set<ConstraintViolation<ImportedLine>> violations = validator.validate(line);
        if (!violations.isEmpty()) {
            throw ProblemException.violations(Violations.of(violations));
        }
        EmailAddress email = EmailAddress.parse(line.email())
                .orElseThrow(() -> ProblemException.violation("/email", "must be an email address"));
        return accounts.check(email, line.language(), line.toForm());
    }

    private ImportedLine read(Line line) {
        byte[] content = line.content();
        if (content == null) {
            throw ProblemException.violation("", "must have at most " + LineReader.LONGEST + " bytes");
        }
        try {
            ImportedLine read = mapper.readValue(StrictUtf8.decode(content), ImportedLine.class);
            if (read == null) {
                throw ProblemException.violation("", "must be an object");
            }
            return read;
        } catch (CharacterCodingException malformed) {
            throw ProblemException.violation("", "must be text in UTF-8");
        } catch (UnrecognizedPropertyException unknown) {
            throw ProblemException.violation(parent(unknown), "has a member that accounts do not have");
        } catch (JsonProcessingException unreadable) {
            throw ProblemException.violations(Violations.of(unreadable));
        }
    }

    /** Where the member stands: its name is the file's, and may be anything. */
    private static String parent(UnrecognizedPropertyException unknown) {
        String pointer = Violations.of(unknown).stream()
                .map(Violation::pointer)
                .findFirst()
                .orElse("");
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /** What a real import would find among the accounts that it has made. */
    private void requireNewInFile(UUID importId, Candidate candidate) {
        if (isKnown(importId, "username " + candidate.username())) {
            throw new ProblemException(Problem.USERNAME_TAKEN);
        }
        if (isKnown(importId, "email " + candidate.emailKey())) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        List.of("username " + candidate.username(), "email " + candidate.emailKey())
                .forEach(it -> entities.createNativeQuery(REMEMBER)
                        .setParameter("import", importId)
                        .setParameter("name", data.index(it))
                        .executeUpdate());
    }

    private boolean isKnown(UUID importId, String name) {
        return !entities.createNativeQuery(
                        "select 1 from account_import_name where import_id = :import and name in (:names)")
                .setParameter("import", importId)
                .setParameter("names", data.indexes(name))
                .getResultList()
                .isEmpty();
    }
}
