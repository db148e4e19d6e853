package com.truewatch.billing.accounts.realname.document;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocumentUploadResourceTest {
    private static final String PATH = RealNameCalls.PATH + "/documents";
    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final String FORM_BEGINS = """
            --x
            Content-Disposition: form-data; name="file"; filename="a.pdf"
            Content-Type: application/pdf

            """;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private TestAccount account;
    private Client client;
    private RealNameCalls holder;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        client = Client.of(account);
        holder = RealNameCalls.by(client);
    }

    @ParameterizedTest
    @CsvSource({"pdf, application/pdf", "png, image/png", "jpg, image/jpeg"})
    void isRecognisedByItsContentAndGivenBackAsItWas(String format, String mediaType) {
        byte[] content = format.equals("pdf") ? RealNameCalls.pdf("licence") : RealNameCalls.picture(format);
        Response uploaded = holder.upload(content);
        uploaded.then().statusCode(201);
        String document = uploaded.path("id");
        String application = holder.submitted(RealNameCalls.enterprise(document));

        Response read = Platform.operator("review").get(RealNameCalls.DESK + application + "/documents/" + document);

        read.then()
                .statusCode(200)
                .contentType(mediaType)
                .header("Content-Disposition", "attachment; filename=\"" + document + "." + format + "\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
        assertArrayEquals(content, read.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "GIF89a\u0001\u0000\u0001\u0000",
                "PK\u0003\u0004 a zip",
                "MZ an executable",
                "just words",
                "<svg xmlns='http://www.w3.org/2000/svg'/>"
            })
    void ofAnotherKindIsRefusedWhateverItIsCalled(String content) {
        Response answer = client.form()
                .multiPart("file", "licence.pdf", content.getBytes(StandardCharsets.UTF_8), "application/pdf")
                .post(PATH);

        refused(415, "unsupported-media-type", answer);
        assertEquals(0, documents());
    }

    @Test
    void hasAtMostFiveMebibytes() {
        holder.upload(pdfOf(MOST_BYTES)).then().statusCode(201);
        assertEquals(1, documents());

        for (int size : new int[] {MOST_BYTES + 1, MOST_BYTES + 8 * 1024}) {
            refused(413, "payload-too-large", holder.upload(pdfOf(size)));
        }
        assertEquals(1, documents());
    }

    @Test
    void thatIsTooLargeIsRefusedByItsHeadersAndAlsoWithoutThem() throws Exception {
        byte[] form = fileForm(pdfOf(MOST_BYTES + 32 * 1024));
        Raw.assertProblem(send(form), 413, "payload-too-large");
        Raw.assertProblem(sendChunked(form), 413, "payload-too-large");
        assertEquals(0, documents());
    }

    @Test
    void isOneFileOfAForm() throws Exception {
        refused(
                        400,
                        "invalid-request",
                        client.form()
                                .multiPart("file", "a.pdf", RealNameCalls.pdf("a"))
                                .multiPart("other", "b.pdf", RealNameCalls.pdf("b"))
                                .post(PATH))
                .then()
                .body("violations.pointer", hasItem("/file"));
        refused(400, "invalid-request", client.form().multiPart("note", "words").post(PATH));
        refused(400, "invalid-request", holder.upload(new byte[0]));
        Raw.assertProblem(
                Raw.send("POST", PATH, "no form".getBytes(StandardCharsets.UTF_8), bearer("multipart/form-data")),
                400,
                "invalid-request");
        Raw.assertProblem(
                Raw.send(
                        "POST",
                        PATH,
                        "--x\r\nbroken".getBytes(StandardCharsets.UTF_8),
                        bearer("multipart/form-data; boundary=x")),
                400,
                "invalid-request");
        Raw.assertProblem(
                Raw.send("POST", PATH, RealNameCalls.pdf("a"), bearer("application/pdf")),
                415,
                "unsupported-media-type");
        assertEquals(0, documents());
    }

    @Test
    void thatDoesMoreThanShowItselfIsRefused() {
        byte[] gigantic = RealNameCalls.picture("png");
        ByteBuffer.wrap(gigantic).putInt(16, 65_000).putInt(20, 65_000);
        for (byte[] content : List.of(
                Pdfs.of(true, it -> it.setItem("OpenAction", Pdfs.dictionary("S", "JavaScript", "JS", "(1)"))),
                Pdfs.of(false, it -> it.setItem("OpenAction", Pdfs.dictionary("S", "Launch", "F", "(x)"))),
                Pdfs.of(true, it -> it.setItem("Names", Pdfs.dictionary("EmbeddedFiles", Pdfs.dictionary()))),
                Pdfs.encrypted("secret", it -> {}),
                gigantic,
                Arrays.copyOf(RealNameCalls.picture("png"), 20),
                Arrays.copyOf(RealNameCalls.picture("jpg"), 20))) {
            refused(400, "invalid-request", holder.upload(content)).then().body("violations.pointer", hasItem("/file"));
        }
        assertEquals(0, documents());

        holder.upload(Pdfs.of(true, it -> {})).then().statusCode(201);
    }

    /** A name may have 255 characters, and clients write it percent-encoded, twice even. */
    @Test
    void mayHaveALongNameInAnyScript() throws Exception {
        String name = "\u8425\u4e1a\u6267\u7167".repeat(63) + ".pdf";
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        for (String disposition : List.of(
                "filename=\"" + name + "\"",
                "filename=\"" + encoded + "\"",
                "filename*=UTF-8''" + encoded,
                "filename=\"" + encoded + "\"; filename*=utf-8''" + encoded,
                "filename=\"a.pdf\"; filename*=no-such-charset''x",
                "filename=\"=?no such?Q?x?=\"",
                "filename=\"\"")) {
            byte[] form = form(part("form-data; name=\"file\"; " + disposition, RealNameCalls.pdf("a")));
            HttpResponse<String> answer = send(form);
            assertEquals(201, answer.statusCode(), disposition + answer.body());
            database.execute("delete from real_name_document where account_id = ?", account.id());
        }
    }

    /** What FilePond and Uppy send beside the file, before it and after it. */
    @Test
    void mayHaveFieldsBesideIt() throws Exception {
        byte[] file = part("form-data; name=\"filepond\"; filename=\"a.pdf\"", RealNameCalls.pdf("a"));
        byte[] metadata = part("form-data; name=\"filepond\"", "{}".getBytes(StandardCharsets.UTF_8));
        byte[] empty = part("form-data; name=\"relativePath\"", new byte[0]);

        for (byte[] form : List.of(form(metadata, file), form(file, metadata), form(metadata, empty, file, empty))) {
            assertEquals(201, send(form).statusCode());
        }
        assertEquals(3, documents());
    }

    @Test
    void hasNoMoreBesideItThanUploadersSend() throws Exception {
        byte[] file = part("form-data; name=\"file\"; filename=\"a.pdf\"", RealNameCalls.pdf("a"));
        byte[] field = part("form-data; name=\"x\"", "x".getBytes(StandardCharsets.UTF_8));
        byte[] large = part("form-data; name=\"x\"", new byte[20 * 1024]);
        byte[] named = part("form-data; name=\"file\"; filename=\"" + "x".repeat(9000) + "\"", RealNameCalls.pdf("a"));

        for (byte[] form : List.of(form(large, file), form(file, large), form(repeated(field, 40), file))) {
            Raw.assertProblem(send(form), 413, "payload-too-large");
        }
        Raw.assertProblem(send(form(named)), 400, "invalid-request");
        Raw.assertProblem(send(form(file, file)), 400, "invalid-request");
        Raw.assertProblem(send(form(field)), 400, "invalid-request");
        assertEquals(0, documents());
    }

    @Test
    void theLimitOfOtherBodiesStays() throws Exception {
        byte[] large = ("{\"description\":\"" + "x".repeat(70 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        String profile = "/api/v1/account/profile";

        Raw.assertProblem(Raw.send("PATCH", profile, large, bearer("application/json")), 413, "payload-too-large");
        Raw.assertProblem(
                Raw.sendChunked("PATCH", profile, large, bearer("application/json")), 413, "payload-too-large");
        String form = "multipart/form-data; boundary=x";
        Raw.assertProblem(Raw.send("PATCH", profile, fileForm(large), bearer(form)), 413, "payload-too-large");
        Raw.assertProblem(
                Raw.send("PATCH", profile, fileForm(new byte[1024]), bearer(form)), 415, "unsupported-media-type");
    }

    @Test
    void tenMayWaitForAnApplication() throws Exception {
        for (int i = 0; i < 9; i++) {
            holder.uploaded();
        }
        // More than two at once are refused for that, and for one of them there is room.
        List<Integer> statuses = AtOnce.times(
                8,
                () -> client.form()
                        .multiPart("file", "a.pdf", RealNameCalls.pdf("a"))
                        .post(PATH)
                        .statusCode());

        assertEquals(1, statuses.stream().filter(it -> it == 201).count(), statuses.toString());
        assertEquals(7, statuses.stream().filter(it -> it == 429).count(), statuses.toString());
        assertEquals(10, documents());
        clock.advance(Duration.ofHours(23));
        refused(429, "too-many-requests", RealNameCalls.by(Client.of(account)).upload(RealNameCalls.pdf("a")))
                .then()
                .header("Retry-After", "3600");
    }

    @Test
    void thatIsAttachedNoLongerWaits() {
        for (int i = 0; i < 10; i++) {
            holder.uploaded();
        }
        String one = database.value(
                "select id from real_name_document where account_id = ? order by id limit 1", account.id());

        holder.submitted(RealNameCalls.enterprise(one));

        holder.uploaded();
        refused(429, "too-many-requests", holder.upload(RealNameCalls.pdf("a")));
    }

    @Test
    void isGoneWithAnApplicationThatIsWithdrawn() {
        String document = holder.uploaded();
        String application = holder.submitted(RealNameCalls.enterprise(document));

        holder.withdraw(application).then().statusCode(204);

        assertEquals(0, documents());
        refused(
                404,
                "not-found",
                Platform.operator("review").get(RealNameCalls.DESK + application + "/documents/" + document));
    }

    @Test
    void ignoresAnIdempotencyKey() {
        for (int i = 1; i <= 2; i++) {
            client.form()
                    .header("Idempotency-Key", "the same")
                    .multiPart("file", "a.pdf", RealNameCalls.pdf("a"))
                    .post(PATH)
                    .then()
                    .statusCode(201);
            assertEquals(i, documents());
        }
    }

    @Test
    void isTheThirdAtOnceOfItsHolderAndRefused() throws Exception {
        try (Socket first = beginToSend();
                Socket second = beginToSend()) {
            await().atMost(Duration.ofSeconds(8)).until(() -> sendWords().statusCode() == 429);

            refused(429, "too-many-requests", holder.upload(RealNameCalls.pdf("a")))
                    .then()
                    .header("Retry-After", "1");
            assertEquals(0, documents());
            RealNameCalls.by(Client.of(accounts.create())).uploaded();
            assertTrue(first.isConnected() && second.isConnected());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> sendWords().statusCode() == 415);
        holder.uploaded();
    }

    /** An upload that is under way, and stays so. */
    private Socket beginToSend() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + client.accessToken()
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
                + FORM_BEGINS.replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private Response sendWords() {
        return holder.upload("just words".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isEncryptedAtRest() {
        holder.upload(RealNameCalls.pdf("canary in clear")).then().statusCode(201);

        String kept = database.value(
                "select encode(content, 'escape') from real_name_document_content where account_id = ?", account.id());
        assertTrue(!kept.contains("canary") && !kept.contains("PDF"), kept);
    }

    @Test
    void isKeptByNothingButTheDatabase() {
        holder.upload(pdfOf(MOST_BYTES)).then().statusCode(201).body("id", startsWith("0"));

        String[] temporary = new File(System.getProperty("java.io.tmpdir"), "uploads").list();
        assertTrue(temporary == null || temporary.length == 0, Arrays.toString(temporary));
    }

    private HttpResponse<String> send(byte[] form) throws Exception {
        return Raw.send("POST", PATH, form, bearer("multipart/form-data; boundary=x"));
    }

    private HttpResponse<String> sendChunked(byte[] form) throws Exception {
        return Raw.sendChunked("POST", PATH, form, bearer("multipart/form-data; boundary=x"));
    }

    private String[] bearer(String contentType) {
        return new String[] {"Authorization", "Bearer " + client.accessToken(), "Content-Type", contentType};
    }

    private static byte[] fileForm(byte[] content) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(FORM_BEGINS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--x\r\nContent-Disposition: " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        Collections.nCopies(times, part).forEach(parts::writeBytes);
        return parts.toByteArray();
    }

    private static byte[] form(byte[]... parts) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(form::writeBytes);
        form.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static byte[] pdfOf(int bytes) {
        return Arrays.copyOf(RealNameCalls.pdf("large"), bytes);
    }

    private int documents() {
        return database.count("select count(*) from real_name_document where account_id = ?", account.id());
    }
}
