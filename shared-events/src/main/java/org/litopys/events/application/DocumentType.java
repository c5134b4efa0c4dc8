package org.litopys.events.application;

/** What a document of an application is. */
public enum DocumentType {
    PROPOSAL,
    COST_PLAN,
    CONSORTIUM_AGREEMENT,
    DECLARATION_ON_HONOUR,
    FINANCIAL_STATEMENT,
    OTHER
}
