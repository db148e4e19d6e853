package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.encryption.KeyRotation;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.subject.EncryptedSubject;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The applications: what they say, and the index of their numbers. */
@Singleton
class ApplicationRotation implements KeyRotation {
    private final RealNameApplicationRepository applications;
    private final SubjectCipher cipher;
    private final PersonalData data;

    ApplicationRotation(RealNameApplicationRepository applications, SubjectCipher cipher, PersonalData data) {
        this.applications = applications;
        this.cipher = cipher;
        this.data = data;
    }

    @Override
    public String name() {
        return "real_name_application";
    }

    @Override
    public List<OwnedId> findStale(@Nullable OwnedId after, int limit) {
        return applications.findNotUnder(data.keyId(), data.indexKeyId(), after, limit);
    }

    /** Locked, so that no decision is overwritten; one that was erased meanwhile stays so. */
    @Override
    public void encryptAnew(OwnedId id) {
        applications
                .lock(id)
                .filter(it -> isStale(it.encrypted()))
                .ifPresent(it -> it.encryptAnew(cipher.encryptAnew(it)));
    }

    private boolean isStale(@Nullable EncryptedSubject encrypted) {
        return encrypted != null && !encrypted.isUnder(data.keyId(), data.indexKeyId());
    }
}
