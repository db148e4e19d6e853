package com.truewatch.billing.accounts.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.delivery.sms.Acs3Signer.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vendor's public vector, one of a text message, and the same with one thing changed. */
class Acs3SignerTest {
    private static final String NONCE = "3156853299f313e23d1673dc12e1703d";
    private static final Call RUN_INSTANCES = new Call(
            "ecs.cn-shanghai.aliyuncs.com",
            "RunInstances",
            "2014-05-26",
            Acs3Signer.query(Map.of(
                    "RegionId", "cn-shanghai",
                    "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")),
            Instant.parse("2023-10-26T10:22:32Z"),
            NONCE);

    @Test
    void signsAsTheVendorsVectorSays() {
        Map<String, String> headers = sign("YourAccessKeySecret", RUN_INSTANCES);

        assertEquals(
                "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                        + "x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
                headers.get("Authorization"));
        assertEquals("2023-10-26T10:22:32Z", headers.get("x-acs-date"));
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                headers.get("x-acs-content-sha256"));
        assertFalse(headers.containsKey("host"), "every client writes this one itself");
    }

    @Test
    void signsATextMessageWithChineseAndJsonInIt() {
        String query = Acs3Signer.query(Map.of(
                "PhoneNumbers", "13800000000",
                "SignName", "测试签名",
                "TemplateCode", "SMS_123456789",
                "TemplateParam", "{\"code\":\"123456\"}"));
        assertEquals(
                "PhoneNumbers=13800000000&SignName=%E6%B5%8B%E8%AF%95%E7%AD%BE%E5%90%8D&TemplateCode=SMS_123456789"
                        + "&TemplateParam=%7B%22code%22%3A%22123456%22%7D",
                query);

        Call call = new Call(
                "dysmsapi.aliyuncs.com",
                "SendSms",
                "2017-05-25",
                query,
                Instant.parse("2026-11-22T21:00:00.999Z"),
                NONCE);
        assertTrue(authorization("YourAccessKeySecret", call)
                .endsWith("=c1318400c44b2286e1399db18321f592638aeaf1a41aeb1a486e7cc4d31b4260"));
    }

    @Test
    void oneByteElsewhereIsAnotherSignature() {
        String right = authorization("YourAccessKeySecret", RUN_INSTANCES);
        Call it = RUN_INSTANCES;
        List<Call> others = List.of(
                new Call("fcs.cn-shanghai.aliyuncs.com", it.action(), it.version(), it.query(), it.at(), NONCE),
                new Call(it.host(), "runInstances", it.version(), it.query(), it.at(), NONCE),
                new Call(it.host(), it.action(), "2014-05-27", it.query(), it.at(), NONCE),
                new Call(it.host(), it.action(), it.version(), it.query() + "x", it.at(), NONCE),
                new Call(
                        it.host(),
                        it.action(),
                        it.version(),
                        it.query(),
                        it.at().plusSeconds(1),
                        NONCE),
                new Call(it.host(), it.action(), it.version(), it.query(), it.at(), NONCE.replace('d', 'e')));

        others.forEach(other -> assertNotEquals(right, authorization("YourAccessKeySecret", other), other::toString));
        assertNotEquals(right, authorization("yourAccessKeySecret", RUN_INSTANCES));
    }

    @Test
    void spellsWhatAFormSpellsOtherwise() {
        assertEquals("a=%20%2A~%2B%26%3D&b=", Acs3Signer.query(Map.of("b", "", "a", " *~+&=")));
    }

    private static String authorization(String secret, Call call) {
        return sign(secret, call).getOrDefault("Authorization", "");
    }

    private static Map<String, String> sign(String secret, Call call) {
        return new Acs3Signer("YourAccessKeyId", secret).sign(call);
    }
}
