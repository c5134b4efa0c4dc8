package org.litopys.query.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.litopys.query.ApiController;
import org.litopys.query.Parameters;
import org.litopys.query.QueryProblem;
import org.litopys.tlog.LogFormatException;
import org.litopys.tlog.Tile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log as c2sp.org/tlog-tiles wants it served. Every width that a tile ever had is served for
 * ever, so all of {@code /log/tile/} may be cached without end, entries where the log is public;
 * what lies beyond the committed entries is 404.
 */
@RestController
class LogEndpoint implements ApiController {
    private static final MediaType TEXT =
            new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String A_YEAR = "max-age=31536000, immutable";

    private final LogIdentityAndKey ledger;
    private final Checkpoints checkpoints;
    private final Tiles tiles;
    private final String tileCaching;
    private final String entryCaching;

    LogEndpoint(
            LogIdentityAndKey ledger,
            Checkpoints checkpoints,
            Tiles tiles,
            @Value("${litopys.log.public:false}") boolean isPublic) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.tileCaching = (isPublic ? "public, " : "private, ") + A_YEAR;
        // They say what was recorded: nothing of that stays in a browser after signing out.
        this.entryCaching = isPublic ? tileCaching : "no-store";
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        byte[] note = checkpoints.newest().orElseThrow(LogEndpoint::unsigned).encoded();
        return text(note);
    }

    /** The verifier key as c2sp.org/signed-note writes it, and a newline. */
    @GetMapping("/log/key")
    ResponseEntity<byte[]> key() {
        var key = ledger.identity().key();
        if (key == null) {
            throw unsigned();
        }
        return text((key.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> text(byte[] body) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(body);
    }

    private static QueryProblem unsigned() {
        return QueryProblem.of(503, "log-not-signed");
    }

    @GetMapping("/log/tile/{*path}")
    ResponseEntity<byte[]> tile(
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
                    @Nullable String accepted) {
        Tile tile = parsed("tile" + path);
        byte[] content = tiles.read(tile).orElseThrow(() -> noSuchTile(tile.path()));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                tile.isEntries() ? entryCaching : tileCaching);
        if (!tile.isEntries()) {
            return answer.body(content); // hashes do not compress
        }
        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !accepted.contains("gzip")) {
            return answer.body(content);
        }
        return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped(content));
    }

    private static Tile parsed(String path) {
        try {
            return Tile.parse(path);
        } catch (LogFormatException e) {
            throw noSuchTile(path);
        }
    }

    private static QueryProblem noSuchTile(String path) {
        return QueryProblem.of(404, "no-such-tile", Parameters.shortened(path));
    }

    private static byte[] zipped(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(content.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
