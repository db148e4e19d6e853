package com.truewatch.billing.accounts.platform.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh",
                "ZH",
                "zh-CN",
                "zh-Hans-SG",
                "zh-hans-sg",
                "zh-Hant-TW",
                "zh-HK,en;q=0.8",
                "cmn-Hans-CN",
                "yue-HK",
                "zh_CN",
                "zh_Hans_SG",
                "zh_CN_#Hans",
                "zh-CN-#Hans",
                "zh_CN.UTF-8",
                "zh_CN;q=0.9, en;q=0.8",
                "en;q=0.5, zh_CN",
                "fr_FR, zh_CN;q=0.9",
                "fr-FR, zh-CN;q=0.9, en;q=0.8",
                "*/*;q=x, zh-CN",
                "zh-CN, en;q=high",
                " zh-CN , ",
                "en;q=0, zh"
            })
    void areChineseHoweverItIsAskedFor(String field) {
        assertEquals(Locale.CHINESE, Languages.of(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "*",
                "en",
                "en_US",
                "en-GB,zh;q=0.8",
                "zh_CN;q=0.1, en_US;q=0.2",
                "fr",
                "fr_FR",
                "zh;q=0",
                "zh_CN;q=0",
                "zhuang",
                "zhx_CN",
                "_CN",
                "zh\u0000",
                ";;;",
                "-",
                "中文"
            })
    void areEnglishOtherwise(String field) {
        assertEquals(Locale.ENGLISH, Languages.of(field));
    }

    @Test
    void areEnglishWithoutAField() {
        assertEquals(Locale.ENGLISH, Languages.of(null));
    }

    @Test
    void areFoundInALongFieldToo() {
        assertEquals(Locale.CHINESE, Languages.of("x_,".repeat(2_500) + "zh_CN"));
    }
}
