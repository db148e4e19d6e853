/** What the tests share: a real database, a clock that stands still until told, accounts, a client, the contract. */
package com.truewatch.billing.accounts.testing;
