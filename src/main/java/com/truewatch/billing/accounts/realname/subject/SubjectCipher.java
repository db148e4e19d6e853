package com.truewatch.billing.accounts.realname.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.encryption.CipherContext;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what an application says into what is stored, and back. */
@Singleton
public class SubjectCipher {
    private static final String SUBJECT = "real_name_application.subject";
    private static final String REASON = "real_name_application.reason";

    private final PersonalData data;
    private final ObjectMapper mapper;

    public SubjectCipher(PersonalData data, ObjectMapper mapper) {
        this.data = data;
        this.mapper = mapper;
    }

    /** All of it by the present keys; {@code reason} is null before a refusal. */
    public EncryptedSubject encrypt(OwnedId id, Subject subject, @Nullable String reason) {
        return new EncryptedSubject(
                data.encrypt(write(subject), new CipherContext(id, SUBJECT)),
                reason == null
                        ? null
                        : data.encrypt(reason.getBytes(StandardCharsets.UTF_8), new CipherContext(id, REASON)),
                data.keyId(),
                data.index(subject.identity()),
                data.indexKeyId());
    }

    /** The same by the present keys. */
    public EncryptedSubject encryptAnew(RealNameApplication application) {
        return encrypt(application.id(), subject(application), reason(application));
    }

    /** Whom it is about, while it is not erased. */
    public Subject subject(RealNameApplication application) {
        byte[] json = data.decrypt(stored(application).subject(), new CipherContext(application.id(), SUBJECT));
        try {
            return mapper.readValue(json, Subject.class);
        } catch (IOException unreadable) {
            // Without its cause, which may quote what it could not read.
            throw new IllegalStateException(application.id() + " is not readable");
        }
    }

    /** Why it was refused or revoked, in words for its holder; null where it was not. */
    public @Nullable String reason(RealNameApplication application) {
        byte[] reason = stored(application).reason();
        return reason == null
                ? null
                : new String(data.decrypt(reason, new CipherContext(application.id(), REASON)), StandardCharsets.UTF_8);
    }

    /** The index of its number by every key, to find what else is about the same. */
    public List<byte[]> indexes(Subject subject) {
        return data.indexes(subject.identity());
    }

    private static EncryptedSubject stored(RealNameApplication application) {
        return Objects.requireNonNull(application.encrypted(), "erased");
    }

    private byte[] write(Subject subject) {
        try {
            return mapper.writerFor(Subject.class).writeValueAsBytes(subject);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable");
        }
    }
}
