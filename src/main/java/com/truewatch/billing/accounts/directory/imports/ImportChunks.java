package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.encryption.CipherContext;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of imports, some lines in each row, encrypted. All of it joins the caller's transaction. */
@Singleton
class ImportChunks {
    private static final int TOO_LONG = -1;
    private static final String PUT = """
            insert into account_import_chunk (import_id, number, key_id, content)
            values (:import, :number, :key, :content)
            """;
    private static final String FIRST = """
            select number, content from account_import_chunk where import_id = :import order by number limit 1
            """;
    private static final String DELETE =
            "delete from account_import_chunk where import_id = :import and number = :number";

    private final EntityManager entities;
    private final PersonalData data;

    ImportChunks(EntityManager entities, PersonalData data) {
        this.entities = entities;
        this.data = data;
    }

    /** Keeps these lines. */
    void put(UUID importId, int number, List<Line> lines) {
        entities.createNativeQuery(PUT)
                .setParameter("import", importId)
                .setParameter("number", number)
                .setParameter("key", data.keyId())
                .setParameter("content", data.encrypt(write(lines), place(importId, number)))
                .executeUpdate();
    }

    /** The first that is left; empty where none is. */
    Optional<Chunk> first(UUID importId) {
        List<?> found = entities.createNativeQuery(FIRST)
                .setParameter("import", importId)
                .getResultList();
        return found.stream().findFirst().map(Object[].class::cast).map(row -> {
            int number = (Integer) row[0];
            return new Chunk(number, read(data.decrypt((byte[]) row[1], place(importId, number))));
        });
    }

    /** Forgets it. */
    void delete(UUID importId, Chunk chunk) {
        entities.createNativeQuery(DELETE)
                .setParameter("import", importId)
                .setParameter("number", chunk.number())
                .executeUpdate();
    }

    /**
     * Some lines.
     *
     * @param number of it in the file, from 0
     * @param lines in their order
     */
    record Chunk(int number, List<Line> lines) {}

    private static CipherContext place(UUID importId, int number) {
        return new CipherContext(new OwnedId(importId, importId), "account_import_chunk.content." + number);
    }

    private static byte[] write(List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(lines.size());
            for (Line line : lines) {
                byte[] content = line.content();
                out.writeInt(line.number());
                out.writeInt(content == null ? TOO_LONG : content.length);
                out.write(content == null ? new byte[0] : content);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<Line> read(byte[] stored) {
        List<Line> lines = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            for (int left = in.readInt(); left > 0; left--) {
                int number = in.readInt();
                int length = in.readInt();
                lines.add(new Line(number, length == TOO_LONG ? null : in.readNBytes(length)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines;
    }
}
