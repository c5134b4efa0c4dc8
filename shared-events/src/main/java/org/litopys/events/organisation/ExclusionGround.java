package org.litopys.events.organisation;

/** Grounds of exclusion (Regulation (EU, Euratom) 2024/2509, Article 138(1)). */
public enum ExclusionGround {
    BANKRUPTCY,
    TAXES_OR_SOCIAL_SECURITY,
    GRAVE_MISCONDUCT,
    FRAUD_OR_CORRUPTION,
    SIGNIFICANT_DEFICIENCIES,
    IRREGULARITY,
    EVASION_OF_OBLIGATIONS,
    RESISTING_AN_AUDIT,
    SANCTIONS
}
