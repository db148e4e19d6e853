package com.truewatch.billing.accounts.platform.security.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {
    private final Devices devices = new Devices();

    @Test
    void browsersAreNamedWithTheirSystem() {
        assertEquals(
                "Mobile Safari on iOS",
                devices.describe("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 "
                        + "(KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"));
        assertEquals(
                "Firefox on Ubuntu",
                devices.describe("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "WeChat on iOS, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Mobile/15E148 MicroMessenger/8.0.50(0x1800323d) NetType/WIFI Language/zh_CN'",
        "WeChat on Android, 'Mozilla/5.0 (Linux; Android 14; 23013RK75C Build/UKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MicroMessenger/8.0.50.2701(0x28003253) WeChat/arm64'",
        "WeChat on Windows, 'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 "
                + "Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13)'",
        "WeCom on Android, 'Mozilla/5.0 (Linux; Android 12; V2055A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/86 "
                + "Mobile Safari/537.36 wxwork/4.1.20 ColorScheme/Light MicroMessenger/7.0.1'",
        "DingTalk on iOS, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Mobile/21F90 AliApp(DingTalk/7.6.0) com.laiwang.DingTalk/38990034 language/zh-Hans-CN'",
        "DingTalk on Windows, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108 "
                + "Safari/537.36 dingtalk-win/1.0.0 nw(0.14.7) DingTalk(7.6.0-Release.240)'",
        "Feishu on iOS, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                + "Mobile/15E148 Lark/7.20.5 LarkLocale/zh_CN ChannelName/Feishu'",
        "Lark on Windows, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Chrome/118.0.5993.159 Electron/27.0.0 Safari/537.36 Lark/7.20.9 LarkLocale/en_US ChannelName/Lark'",
        "Huawei Browser on HarmonyOS, 'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.1.5.310'",
        "Huawei Browser on HarmonyOS, 'Mozilla/5.0 (Linux; Android 10; HarmonyOS; NOH-AN00; HMSCore 6.13.0.302) "
                + "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 HuaweiBrowser/14.0.5.302 Mobile Safari/537.36'",
        "WeChat on HarmonyOS, 'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 "
                + "Safari/537.36 ArkWeb/4.1.6.1 Mobile MicroMessenger/8.0.6'",
        "Chrome on HarmonyOS, 'Mozilla/5.0 (Tablet; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 "
                + "Safari/537.36 ArkWeb/4.1.6.1'"
    })
    void appsOfChinaAreNamedWithTheirSystem(String words, String userAgent) {
        assertEquals(words, devices.describe(userAgent));
    }

    @Test
    void toolsAreNamedAlone() {
        assertEquals("curl", devices.describe("curl/8.10.1"));
    }

    @Test
    void nothingIsMadeOfNothing() {
        assertNull(devices.describe(null));
        assertNull(devices.describe("~~~"));
    }
}
