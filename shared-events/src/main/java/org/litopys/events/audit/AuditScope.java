package org.litopys.events.audit;

import org.litopys.events.RecordType;

/** Which records an engagement looks at: one of the numbered kinds. */
public enum AuditScope {
    APPLICATIONS(RecordType.APPLICATION),
    INTRODUCTIONS(RecordType.INTRODUCTION),
    PILOTS(RecordType.PILOT),
    CONTRACTS(RecordType.CONTRACT);

    private final RecordType recordType;

    AuditScope(RecordType recordType) {
        this.recordType = recordType;
    }

    public RecordType recordType() {
        return recordType;
    }
}
