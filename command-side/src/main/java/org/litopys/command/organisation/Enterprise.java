package org.litopys.command.organisation;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationType;

/**
 * What a policy asks of an organisation that it is to support.
 *
 * @param size null where nobody has described it
 */
record Enterprise(String country, OrganisationType type, @Nullable OrganisationSize size) {
    private static final Set<OrganisationType> SMALL_TYPES =
            EnumSet.of(OrganisationType.STARTUP, OrganisationType.SME);
    private static final Set<OrganisationSize> SMALL_SIZES =
            EnumSet.of(OrganisationSize.MICRO, OrganisationSize.SMALL, OrganisationSize.MEDIUM);

    /** By what it is registered as, and by what it was described as where it was. */
    boolean isSmallOrMedium() {
        return SMALL_TYPES.contains(type) && (size == null || SMALL_SIZES.contains(size));
    }

    /** What it is, as far as that decides on its size. */
    Enum<?> kind() {
        return SMALL_TYPES.contains(type) && size != null ? size : type;
    }
}
