package org.litopys.query;

import org.litopys.events.serialization.LedgerEventSerializer;
import tools.jackson.databind.json.JsonMapper;

/** JSON as read models store it: the settings of the ledger, members in the order of the record. */
public final class Json {
    public static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        LedgerEventSerializer.configure(builder);
        return builder.disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }
}
