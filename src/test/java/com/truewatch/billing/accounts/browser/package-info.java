/**
 * What only a real browser can show: the explorer and the local pages as a newcomer uses them, and the rules that
 * browsers apply to pages of other origins. Runs against the packaged jar; left out where there is no Chromium.
 */
@NullMarked
package com.truewatch.billing.accounts.browser;

import org.jspecify.annotations.NullMarked;
