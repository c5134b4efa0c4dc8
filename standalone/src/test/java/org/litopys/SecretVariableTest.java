package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.Unusable;

class SecretVariableTest {
    @TempDir private Path temp = Path.of("");

    @Test
    void a_secret_stands_in_the_variable_or_in_the_file_that_another_names() throws IOException {
        Path file = Files.writeString(temp.resolve("secret"), "from a file\n");

        assertThat(SecretVariable.value("WORD", Map.of())).isEmpty();
        assertThat(SecretVariable.value("WORD", Map.of("WORD", "clear"))).isEqualTo("clear");
        assertThat(SecretVariable.value("WORD", Map.of("WORD_FILE", file.toString())))
                .isEqualTo("from a file");
        assertThat(SecretVariable.value("WORD", Map.of("WORD", "clear", "WORD_FILE", "")))
                .isEqualTo("clear");
    }

    @Test
    void what_is_wrong_with_them_is_said_without_the_secret() {
        assertThatThrownBy(() ->
                        SecretVariable.value("WORD", Map.of("WORD", "clear", "WORD_FILE", "/x")))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("Both WORD and WORD_FILE")
                .hasMessageNotContaining("clear");
        assertThatThrownBy(() -> SecretVariable.value("WORD", Map.of("WORD_FILE", "/no/such")))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("\"/no/such\" that WORD_FILE names");
    }
}
