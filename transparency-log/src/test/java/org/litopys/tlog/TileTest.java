package org.litopys.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0,  0,                   256, tile/0/000",
        "0,  0,                   1,   tile/0/000.p/1",
        "0,  999,                 255, tile/0/999.p/255",
        "0,  1000,                256, tile/0/x001/000",
        "1,  1234067,             256, tile/1/x001/x234/067",
        "5,  999999,              7,   tile/5/x999/999.p/7",
        "63, 1000000,             256, tile/63/x001/x000/000",
        "-1, 0,                   256, tile/entries/000",
        "-1, 36028797018963967,   255, tile/entries/x036/x028/x797/x018/x963/967.p/255",
        "0,  9223372036854775807, 256, tile/0/x009/x223/x372/x036/x854/x775/807",
    })
    void a_path_is_written_and_read_as_the_specification_says(
            int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).isEqualTo(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "/tile/0/000",
                "tile/0/000/",
                "tile/00/000",
                "tile/01/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/+1/000",
                "tile/x/000",
                "tile/Entries/000",
                "tile/0/x000/000",
                "tile/0/001/000",
                "tile/0/x001/x234",
                "tile/0/x1/234",
                "tile/0/xx01/000",
                "tile/0/-01",
                "tile/0/+01",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/-1",
                "tile/0/000.p/+1",
                "tile/0/000.p/1/",
                "tile/0/000.p/1.p/1",
                "tile/0/000 ",
                "tile/0/٠٠١",
                "tile/0/../000",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/x018/x446/x744/x073/x709/x551/615",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
            })
    void anything_else_is_refused(String path) {
        assertThatThrownBy(() -> Tile.parse(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("\"" + path + "\" is not the path of a tile");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1,      1", "0, 0, 255, 255", "0, 0, 256, 256", "0, 0, 257, 256", "0, 1, 257, 1",
        "1, 0, 256,    1", "1, 0, 65535, 255", "1, 0, 65536, 256", "1, 0, 65537, 256",
                "1, 1, 70000, 17",
        "2, 0, 65536,  1", "2, 0, 70000, 1", "7, 0, 9223372036854775807, 127",
                "0, 36028797018963967, 9223372036854775807, 255",
    })
    void a_tile_is_as_wide_as_the_tree_makes_it(int level, long index, long size, int width) {
        assertThat(Tile.of(level, index, size)).isEqualTo(new Tile(level, index, width));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 1, 256",
        "1, 0, 255",
        "2, 0, 65535",
        "8, 0, 9223372036854775807",
        "0, -1, 10",
        "-1, 0, 0",
        "0, 0, -5"
    })
    void a_tree_that_is_too_small_has_no_such_tile(int level, long index, long size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tile.of(level, index, size))
                .withMessage(
                        "A tree of "
                                + size
                                + " entries has no tile number "
                                + index
                                + " at level "
                                + level
                                + ".");
    }

    @ParameterizedTest
    @CsvSource({"-2, 0, 1", "64, 0, 1", "0, -1, 1", "0, 0, 0", "0, 0, 257", "0, 0, -1"})
    void coordinates_out_of_range_are_refused(int level, long index, int width) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(level, index, width));
    }

    @Test
    void a_tile_knows_the_first_entry_that_it_covers() {
        assertThat(new Tile(0, 3, 1).firstEntry()).isEqualTo(768);
        assertThat(new Tile(Tile.ENTRIES, 3, 1).firstEntry()).isEqualTo(768);
        assertThat(new Tile(1, 3, 1).firstEntry()).isEqualTo(3 * 65_536);
        assertThat(new Tile(63, 0, 1).firstEntry()).isZero();
        assertThat(new Tile(63, 1, 1).firstEntry()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Tile(0, Long.MAX_VALUE, 1).firstEntry()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_wider_form_of_a_tile_holds_the_narrower_one() {
        assertThat(new Tile(0, 0, 1).firstOf(new byte[96])).isEqualTo(new byte[32]);
        byte[] three = {0, 1, 'a', 0, 1, 'b', 0, 1, 'c'};
        assertThat(new Tile(Tile.ENTRIES, 0, 2).firstOf(three))
                .isEqualTo(new byte[] {0, 1, 'a', 0, 1, 'b'});
        assertThatThrownBy(() -> new Tile(0, 0, 3).firstOf(new byte[95]))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("The tile tile/0/000.p/3 must hold 96 bytes, but holds 95.");
        assertThatThrownBy(() -> new Tile(Tile.ENTRIES, 0, 4).firstOf(three))
                .isInstanceOf(LogFormatException.class);
    }
}
