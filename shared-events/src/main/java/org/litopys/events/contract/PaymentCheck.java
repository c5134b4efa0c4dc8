package org.litopys.events.contract;

/**
 * What is verified before a payment is authorised, each of them (operational and financial
 * verification, Regulation (EU, Euratom) 2024/2509).
 */
public enum PaymentCheck {
    /** There is a contract that owes it. */
    LEGAL_COMMITMENT,
    /** What it is paid for was delivered, or it is paid in advance by the contract. */
    DELIVERY,
    AMOUNT,
    /** The account belongs to the contractor. */
    BENEFICIARY
}
