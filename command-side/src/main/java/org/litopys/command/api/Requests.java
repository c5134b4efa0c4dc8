package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the API takes from a request: who, in which language, and a body of bounded size. */
final class Requests {
    /**
     * Bytes of a refused body that are read and thrown away, so that the caller sees the answer.
     */
    private static final long SWALLOWED_BYTES = 64L * 1024 * 1024;

    /** Where an issuer (OpenID Connect Discovery 1.0) names its token endpoint. */
    static final String DISCOVERY = "/.well-known/openid-configuration";

    private Requests() {}

    static Language language(HttpServletRequest request) {
        return Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * Who sends, as the token says. Whatever it says, nobody from outside is the ledger itself.
     *
     * @throws Problem.Exception 401 where the token names no actor
     */
    static Actor actor(@Nullable Authentication authentication) {
        Jwt token = token(authentication);
        try {
            List<String> claimed = token.getClaimAsStringList("roles");
            List<String> roles = new ArrayList<>(claimed == null ? List.of() : claimed);
            roles.removeIf(Role.PROCESS.name()::equals);
            Actor.Type type =
                    Actor.Type.valueOf(String.valueOf(token.getClaimAsString("actor_type")));
            if (type == Actor.Type.SYSTEM) {
                throw new IllegalArgumentException("a token speaks of no system");
            }
            return Actor.of(String.valueOf(token.getSubject()).strip(), type, roles);
        } catch (IllegalArgumentException namesNoActor) {
            throw Problem.of(ApiRule.TOKEN_WITHOUT_ACTOR)
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                    .asException();
        }
    }

    /**
     * By what somebody was let in.
     *
     * @throws Problem.Exception 401 where it is no token
     */
    static Jwt token(@Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            throw Problem.of(ApiRule.TOKEN_MISSING, DISCOVERY)
                    .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .asException();
        }
        return token;
    }

    /** Throws a 415 unless the body is said to be of the type, in UTF-8 and not compressed. */
    static void requireType(HttpServletRequest request, String wanted) {
        String given = request.getContentType();
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (given == null) {
            throw Problem.of(ApiRule.CONTENT_TYPE_MISSING, wanted).asException();
        }
        if (!isType(given, wanted)) {
            throw Problem.of(ApiRule.WRONG_CONTENT_TYPE, given, wanted).asException();
        }
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw Problem.of(ApiRule.WRONG_CONTENT_ENCODING, encoding).asException();
        }
    }

    private static boolean isType(String given, String wanted) {
        try {
            MediaType type = MediaType.parseMediaType(given);
            String charset = type.getParameter("charset");
            return type.equalsTypeAndSubtype(MediaType.parseMediaType(wanted))
                    && (charset == null || charset.toLowerCase(Locale.ROOT).equals("utf-8"));
        } catch (InvalidMediaTypeException notAMediaType) {
            return false;
        }
    }

    /**
     * The body.
     *
     * @throws Problem.Exception 413 where it has more than a MiB; no more of it than that is ever
     *     held
     */
    static byte[] body(HttpServletRequest request) throws IOException {
        InputStream in = request.getInputStream();
        long announced = request.getContentLengthLong();
        boolean announcedTooLarge = announced > JsonBody.MAX_BYTES;
        byte[] read =
                announcedTooLarge ? new byte[0] : readAtMost(in, JsonBody.MAX_BYTES + 1, announced);
        if (announcedTooLarge || read.length > JsonBody.MAX_BYTES) {
            swallow(in);
            throw Problem.of(ApiRule.BODY_TOO_LARGE, Integer.toString(JsonBody.MAX_BYTES))
                    .asException();
        }
        return read;
    }

    private static byte[] readAtMost(InputStream in, int most, long announced) throws IOException {
        byte[] buffer = new byte[(int) Math.clamp(announced + 1, 8192, most)];
        int length = 0;
        int read;
        while (length < most && (read = in.read(buffer, length, buffer.length - length)) >= 0) {
            length += read;
            if (length == buffer.length && length < most) {
                buffer = Arrays.copyOf(buffer, Math.min(most, buffer.length * 2));
            }
        }
        return Arrays.copyOf(buffer, length);
    }

    private static void swallow(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        long left = SWALLOWED_BYTES;
        int read;
        while (left > 0 && (read = in.read(buffer)) >= 0) {
            left -= read;
        }
    }
}
