package org.litopys.tlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log at an address. Safe for several threads; to be closed.
 *
 * <p>A failed request is tried three times (no answer, 429 or 5xx), with pauses of 0.1 and 0.4
 * seconds. Redirects are not followed, so that the bearer token goes nowhere but to the address
 * given.
 */
public final class HttpSource implements LogSource, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final URI prefix;
    private final @Nullable String bearer;

    /** A log that anyone may read. */
    public HttpSource(URI prefix) {
        this(prefix, null);
    }

    /**
     * @param prefix http or https; {@code checkpoint} and {@code tile/…} lie right under it
     * @param bearer the token to send in the Authorization header, without "Bearer"; null for none
     */
    public HttpSource(URI prefix, @Nullable String bearer) {
        String scheme = prefix.getScheme();
        if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)
                || prefix.getHost() == null) {
            throw new IllegalArgumentException(
                    ("The address of a log begins with http:// or https://, but this one is "
                                    + "%s.")
                            .formatted(prefix));
        }
        if (prefix.getRawQuery() != null || prefix.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The address of a log has no \"?\" or \"#\", but this one is " + prefix + ".");
        }
        this.prefix = prefix.toString().endsWith("/") ? prefix : URI.create(prefix + "/");
        this.bearer = bearer;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return readOnce(path);
            } catch (Refusal e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS
                        || e instanceof InterruptedIOException
                                && Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            pause(pauseMillis);
            pauseMillis *= 4;
        }
    }

    private Optional<byte[]> readOnce(String path) throws IOException {
        URI address = prefix.resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .timeout(REQUEST_TIMEOUT)
                        .header(
                                "Accept-Encoding",
                                "gzip, identity"); // a log may answer with gzip in any case
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new IOException("No answer from " + address + ": " + reason(e) + ".", e);
        }
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case 200 -> Optional.of(content(address, response, body));
                case 404, 410 -> Optional.empty();
                case 401, 403 ->
                        throw new Refusal(
                                address
                                        + " answered "
                                        + response.statusCode()
                                        + ": reading this log needs "
                                        + (bearer == null
                                                ? "a bearer token"
                                                : "another bearer token")
                                        + ".");
                case 429, 500, 502, 503, 504 ->
                        throw new IOException(
                                address
                                        + " answered "
                                        + response.statusCode()
                                        + ": the log is not available now.");
                default ->
                        throw new Refusal(
                                address
                                        + " answered "
                                        + response.statusCode()
                                        + ", which a log does not; is this the right address?");
            };
        }
    }

    private static byte[] content(URI address, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        InputStream plain = encoding.equalsIgnoreCase("gzip") ? new GZIPInputStream(body) : body;
        byte[] bytes =
                plain.readNBytes(
                        MAX_FILE_BYTES + 1); // also stops a small answer that unpacks to a huge one
        if (bytes.length > MAX_FILE_BYTES) {
            throw new Refusal(
                    "The answer of " + address + " is larger than any file of a log can be.");
        }
        return bytes;
    }

    private static String reason(IOException e) {
        return e.getMessage() != null ? e.getMessage() : e.getClass().getSimpleName();
    }

    private static void pause(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Reading the log was interrupted.");
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return prefix.toString();
    }

    /** An answer that would be the same again. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }
}
