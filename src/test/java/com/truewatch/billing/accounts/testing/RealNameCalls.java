package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** The calls around real-name authentication: a holder's, and the review desk's. */
public final class RealNameCalls {
    public static final String PATH = "/api/v1/account/real-name";
    public static final String DESK = "/api/v1/operator/real-name/applications/";

    /** Valid by GB 11643, and nobody's. */
    public static final String ID_NUMBER = "11010519491231002X";
    /** Valid by GB 32100. */
    public static final String CREDIT_CODE = "91350100M000100Y43";

    private final Client holder;

    private RealNameCalls(Client holder) {
        this.holder = holder;
    }

    public static RealNameCalls by(Client holder) {
        return new RealNameCalls(holder);
    }

    public Response get() {
        return holder.request().get(PATH);
    }

    public Response upload(byte[] content) {
        return holder.form()
                .multiPart("file", "licence.bin", content, "application/octet-stream")
                .post(PATH + "/documents");
    }

    /** The id of a PDF that was taken. */
    public String uploaded() {
        Response answer = upload(pdf("licence"));
        answer.then().statusCode(201);
        return answer.path("id");
    }

    public Response submit(Map<String, ?> body) {
        return holder.request().body(body).post(PATH + "/applications");
    }

    /** The id of an application that waits. */
    public String submitted(Map<String, ?> body) {
        Response answer = submit(body);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** The id of an application that was approved. */
    public String certified(Map<String, ?> body) {
        String id = submitted(body);
        approve(id).then().statusCode(200);
        return id;
    }

    public Response withdraw(String id) {
        return holder.request().delete(PATH + "/applications/" + id);
    }

    /** A Chinese company with these documents. */
    public static Map<String, Object> enterprise(String... documentIds) {
        return new HashMap<>(Map.of(
                "subjectType", "ENTERPRISE",
                "legalName", "杭州铁砧贸易有限公司",
                "country", "CN",
                "registrationNumber", CREDIT_CODE,
                "legalRepresentative", "欧阳修",
                "address", "杭州市西湖区铁砧路 1 号",
                "documentIds", List.of(documentIds)));
    }

    /** A Chinese person. */
    public static Map<String, Object> individual() {
        return new HashMap<>(Map.of(
                "subjectType", "INDIVIDUAL",
                "legalName", "欧阳询",
                "country", "CN",
                "idNumber", ID_NUMBER,
                "phone", "+8613800138000"));
    }

    /** The same with one member more, or another one. */
    public static Map<String, Object> with(Map<String, Object> body, String member, Object value) {
        body.put(member, value);
        return body;
    }

    public static Response approve(String id) {
        return Platform.operator("review").post(DESK + id + "/approve");
    }

    public static Response reject(String id, String reason) {
        return Platform.operator("review").body(Map.of("reason", reason)).post(DESK + id + "/reject");
    }

    public static Response revoke(String id, String reason) {
        return Platform.operator("review").body(Map.of("reason", reason)).post(DESK + id + "/revoke");
    }

    /** An application in full, as staff read it. */
    public static Response read(String id) {
        return Platform.operator("review").get(DESK + id);
    }

    /** Bytes that are recognised as a PDF, with these words in clear. */
    public static byte[] pdf(String words) {
        return ("%PDF-1.7\n1 0 obj\n<< /Title (" + words + ") >>\nendobj\ntrailer\n<< >>\n%%EOF\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A picture of one point: {@code png} or {@code jpg}. */
    public static byte[] picture(String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
