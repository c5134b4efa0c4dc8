package org.litopys.demo;

import java.util.BitSet;

/**
 * Of which applicants it is known who controls them. The ledger finds nobody eligible of whom it is
 * not. Used by one thread.
 */
final class Ownerships {
    private final Office office;
    private final BitSet declared = new BitSet();
    private final BitSet assessed = new BitSet();

    Ownerships(Office office) {
        this.office = office;
    }

    boolean isDeclared(int applicant) {
        return declared.get(applicant);
    }

    boolean isAssessed(int applicant) {
        return assessed.get(applicant);
    }

    void declared(int applicant) {
        declared.set(applicant);
    }

    void assessed(int applicant) {
        assessed.set(applicant);
    }

    /** Has an applicant's owners declared and assessed, as far as they are not. */
    void before(int applicant) {
        if (!isAssessed(applicant)) {
            new OrganisationStory(office, applicant).showOwnership();
        }
    }
}
