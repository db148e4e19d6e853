package com.truewatch.billing.accounts.platform.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Argon2id by libsodium, which takes the widest vectors of the processor that it runs on. Only the native files of
 * lazysodium-java are used: its classes are for a newer Java than this service's.
 */
final class Sodium {
    /** As {@code crypto_pwhash_STRBYTES}, the last of them NUL. */
    private static final int HASH_BYTES = 128;

    /** RTLD_LAZY with RTLD_DEEPBIND of glibc: another library's function of the same name is never run in place of its own. */
    private static final Map<String, Integer> OWN_SYMBOLS = Map.of(Library.OPTION_OPEN_FLAGS, 9);

    private final Functions functions;

    private Sodium(Functions functions) {
        this.functions = functions;
    }

    /**
     * The library of this platform.
     *
     * @throws UnsatisfiedLinkError where there is none, or where it cannot be run from the directory of temporary files
     */
    static Sodium load() {
        try {
            String file = Native.extractFromResourcePath(path(), Sodium.class.getClassLoader())
                    .getAbsolutePath();
            Functions functions = Native.load(file, Functions.class, Platform.isLinux() ? OWN_SYMBOLS : Map.of());
            if (functions.sodium_init() < 0) {
                throw new UnsatisfiedLinkError("libsodium finds no source of random numbers");
            }
            return new Sodium(functions);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The hash of a password with a fresh salt, in PHC format.
     *
     * @param memory in KiB
     * @throws OutOfMemoryError where there is not so much
     */
    String hash(byte[] password, int memory, int iterations) {
        byte[] hash = new byte[HASH_BYTES];
        if (functions.crypto_pwhash_str(hash, password, password.length, iterations, new NativeLong(memory * 1024L))
                != 0) {
            throw new OutOfMemoryError("libsodium has no " + memory + " KiB for a hash");
        }
        return Native.toString(hash, StandardCharsets.US_ASCII.name());
    }

    /** Whether this is the password behind the hash, whatever its parameters. */
    boolean verify(String hash, byte[] password) {
        byte[] terminated = Arrays.copyOf(hash.getBytes(StandardCharsets.US_ASCII), HASH_BYTES);
        return terminated[HASH_BYTES - 1] == 0
                && functions.crypto_pwhash_str_verify(terminated, password, password.length) == 0;
    }

    private static String path() {
        boolean arm = Platform.isARM();
        if (Platform.isMac()) {
            return arm ? "/mac_arm/libsodium.dylib" : "/mac/libsodium.dylib";
        }
        return arm ? "/arm64/libsodium.so" : "/linux64/libsodium.so";
    }

    /** By their names in C; lengths are {@code unsigned long long}, memory {@code size_t} in bytes. */
    interface Functions extends Library {
        int sodium_init();

        int crypto_pwhash_str(byte[] hash, byte[] password, long length, long passes, NativeLong memory);

        int crypto_pwhash_str_verify(byte[] hash, byte[] password, long length);
    }
}
