package org.litopys.events;

/** Administrative classes of technology: for sorting and figures, never a description. */
public enum TechnologyArea {
    ENERGY_SUPPLY,
    LOGISTICS_SOFTWARE,
    MEDICAL_EQUIPMENT,
    CYBER_RESILIENCE,
    CONNECTIVITY,
    MATERIALS,
    TRAINING,
    OTHER
}
