package dev.heatpad.adapter.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the phone page, and of the libraries that it uses: everything comes from this
 * program, nothing from elsewhere. Files are kept compressed once they were asked for.
 */
final class PageFiles {

  private static final String PAGE = "/dev/heatpad/web";
  private static final String LIBRARIES = "/META-INF/resources/webjars";

  /** The largest file is the library for charts, with 140 kB. */
  private static final int MAX_COMPRESSED_BYTES = 1024 * 1024;

  /** The version is in the address of a library, so a browser may keep it for ever. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /**
   * Never kept: the server tells versions apart by date and length alone, and builds of the same
   * sources carry the same date. A page of an older program must not command a newer one.
   */
  private static final String NEVER = "no-store";

  /** The import map is the only script inside the page; the browser runs no other one. */
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private PageFiles() {}

  static void install(JavalinConfig config) {
    String policy = contentSecurityPolicy(text(PAGE + "/index.html"));
    config.staticFiles.add(files -> serve(files, "/", PAGE, headers(policy, NEVER)));
    config.staticFiles.add(files -> serve(files, "/lib", LIBRARIES, headers(policy, FOR_EVER)));
  }

  private static void serve(
      StaticFileConfig files, String hostedPath, String directory, Map<String, String> headers) {
    files.hostedPath = hostedPath;
    files.directory = directory;
    files.location = Location.CLASSPATH;
    files.precompressMaxSize = MAX_COMPRESSED_BYTES;
    files.headers = headers;
  }

  private static Map<String, String> headers(String policy, String caching) {
    Map<String, String> headers = new LinkedHashMap<>(SecurityHeaders.ALL);
    headers.put("Content-Security-Policy", policy);
    headers.put("Cache-Control", caching);
    return headers;
  }

  /** What a browser may load for the page, and from where: from here, and nothing inline. */
  static String contentSecurityPolicy(String html) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + sha256(importMap(html)) + "'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "media-src 'self' data:",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  /** The text of the import map as it stands in the page. */
  static String importMap(String html) {
    Matcher found = IMPORT_MAP.matcher(html);
    if (!found.find()) {
      throw new IllegalStateException("index.html has no import map");
    }
    return found.group(1);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A file of the program as text. */
  static String text(String resource) {
    try (InputStream file = PageFiles.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks its file " + resource);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
