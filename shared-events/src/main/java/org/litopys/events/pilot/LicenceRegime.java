package org.litopys.events.pilot;

/** Under which regime a licence to export was granted. */
public enum LicenceRegime {
    /** Regulation (EU) 2021/821. */
    DUAL_USE,
    /** National licences on the Common Military List of the European Union. */
    MILITARY_LIST,
    /** Transfer between member states (Directive 2009/43/EC). */
    INTRA_EU_TRANSFER,
    OTHER
}
