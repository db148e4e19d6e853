package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Tells the marketplace's calls from those of others. */
@Singleton
class SpiTokens {
    private static final int MOST_KEYS = 2;

    private final List<String> keys;

    /**
     * With the configured keys.
     *
     * @throws IllegalStateException for more than two
     */
    SpiTokens(AlibabaCloudConfig config) {
        this.keys = config.keys().orElse(List.of());
        if (keys.size() > MOST_KEYS) {
            throw new IllegalStateException("accounts.alibaba-cloud.keys has more than two");
        }
    }

    /** Whether the token that came with these was made with one of our keys. */
    boolean isGenuine(SpiParameters parameters) {
        byte[] shown = parameters.token().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String key : keys) {
            genuine |= Secrets.sameBytes(token(parameters, key).getBytes(StandardCharsets.UTF_8), shown);
        }
        return genuine;
    }

    /** The marketplace knows no other algorithm. */
    static String token(SpiParameters parameters, String key) {
        try {
            byte[] signed = (parameters.signed() + "&key=" + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(signed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
