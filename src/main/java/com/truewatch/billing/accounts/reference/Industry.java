package com.truewatch.billing.accounts.reference;

/** The industries a customer can say to be in; the codes are the contract, names are per language. */
public enum Industry {
    /** Software and IT services. */
    SOFTWARE,
    /** Internet services. */
    INTERNET,
    /** Electronic commerce. */
    E_COMMERCE,
    /** Games. */
    GAMING,
    /** Banking and other finance. */
    FINANCE,
    /** Insurance. */
    INSURANCE,
    /** Manufacturing. */
    MANUFACTURING,
    /** Cars and mobility. */
    AUTOMOTIVE,
    /** Retail and consumer goods. */
    RETAIL,
    /** Transport and logistics. */
    LOGISTICS,
    /** Travel and hospitality. */
    TRAVEL,
    /** Health care and life sciences. */
    HEALTH_CARE,
    /** Education. */
    EDUCATION,
    /** Media and entertainment. */
    MEDIA,
    /** Telecommunications. */
    TELECOMMUNICATIONS,
    /** Energy and utilities. */
    ENERGY,
    /** Real estate and construction. */
    REAL_ESTATE,
    /** Agriculture. */
    AGRICULTURE,
    /** Consulting, legal and other professional services. */
    PROFESSIONAL_SERVICES,
    /** Government and public sector. */
    GOVERNMENT,
    /** Non-profit organisations. */
    NON_PROFIT,
    /** Anything else. */
    OTHER
}
