package dev.heatpad.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a small text file, and says in one sentence why it cannot.
final class FileText {
  /// Fifty times the shipped file. A larger one was not written by a person.
  static final int MAX_BYTES = 256 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private FileText() {}

  /// The text without a byte order mark. A file of nothing, blanks or zeros is refused: a power cut
  /// can leave one, and the defaults would then silently replace the limits that somebody had set.
  static String read(Path file) throws ConfigurationException {
    String text = decode(file, bytes(file));
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (text.chars().allMatch(each -> each == 0 || Character.isWhitespace(each))) {
      throw Problems.one(
          new Place.In(file), "the file is empty; copy the one that came with the program.");
    }
    return text;
  }

  private static byte[] bytes(Path file) throws ConfigurationException {
    Place place = new Place.In(file);
    if (!Files.exists(file)) {
      throw Problems.one(place, "there is no such file; check the path given with --config.");
    }
    if (Files.isDirectory(file)) {
      throw Problems.one(place, "this is a directory; name the file in it.");
    }
    if (!Files.isRegularFile(file)) {
      throw Problems.one(place, "this is not a plain file; name one that is.");
    }
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(MAX_BYTES + 1);
    } catch (AccessDeniedException e) {
      throw Problems.one(place, "this user may not read the file; change its owner or mode.");
    } catch (IOException e) {
      String reason = Echo.plain(String.valueOf(e.getMessage()));
      throw Problems.one(place, "the file cannot be read (" + reason + "); check the disk.");
    }
    if (bytes.length > MAX_BYTES) {
      throw Problems.one(
          place, "the file is larger than " + MAX_BYTES / 1024 + " KiB; name the right one.");
    }
    return bytes;
  }

  private static String decode(Path file, byte[] bytes) throws ConfigurationException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
    String text = characters.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - text.lastIndexOf('\n');
      throw Problems.one(
          new Place.At(file, line, column), "this is not UTF-8 text; save the file as UTF-8.");
    }
    return text;
  }
}
