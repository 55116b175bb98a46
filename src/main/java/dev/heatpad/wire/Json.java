package dev.heatpad.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON mapper, strict where it reads, and how this program writes times and numbers. Any
 * thread may use it.
 */
final class Json {

  /** The longest request that anybody may send: a command has 200 bytes. */
  static final int MAX_REQUEST_BYTES = 8 * 1024;

  /** Deeper than any object of ours; a deeper one is an attack on the stack. */
  private static final int MAX_DEPTH = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // A double would turn 1e400 into infinity; the exact number can be compared with limits.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          // Stripping overflows for exponents at the edge of an int.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** What reading an object gave. */
  sealed interface Read {}

  record Whole(ObjectNode object) implements Read {}

  record Broken(String problem) implements Read {}

  /** Reads what somebody sent: one object, strictly, of at most {@link #MAX_REQUEST_BYTES}. */
  static Read readRequest(byte[] utf8) {
    return utf8.length > MAX_REQUEST_BYTES
        ? new Broken("A command has at most " + MAX_REQUEST_BYTES + " bytes.")
        : readObject(utf8);
  }

  /** Reads one object, strictly, of any size. */
  static Read readObject(byte[] utf8) {
    Optional<String> text = decode(utf8);
    if (text.isEmpty()) {
      return new Broken("The text is not valid UTF-8.");
    }
    try {
      JsonNode node = MAPPER.readTree(text.get());
      return node instanceof ObjectNode object
          ? new Whole(object)
          : new Broken("A JSON object is expected, in braces.");
    } catch (JacksonException malformed) {
      return new Broken(describe(malformed));
    } catch (ArithmeticException | NumberFormatException absurd) {
      return new Broken("A number in it is too large to be read.");
    }
  }

  /** Our own sentence: the library's speaks of its classes and settings. */
  private static String describe(JacksonException malformed) {
    String what = Optional.ofNullable(malformed.getOriginalMessage()).orElse("");
    String problem =
        what.startsWith("Duplicate") ? "A key stands there twice" : "This is not valid JSON";
    TokenStreamLocation where = malformed.getLocation();
    return where == null || where.getLineNr() < 1
        ? problem + "."
        : problem + ", at line " + where.getLineNr() + ", column " + where.getColumnNr() + ".";
  }

  /** The text, or empty when the bytes are not UTF-8. */
  static Optional<String> decode(byte[] utf8) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** Text as a value, for what came without JSON around it. */
  static JsonNode textNode(String text) {
    return MAPPER.getNodeFactory().stringNode(text);
  }

  /** Reads token by token, for the one look at text that is not valid as a whole. */
  static JsonParser tolerantParser(String text) {
    return MAPPER
        .reader()
        .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .createParser(text);
  }

  /** Writes one object. */
  static byte[] object(Consumer<JsonGenerator> body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Text, or null where it is absent. */
  static void text(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get());
    } else {
      json.writeNullProperty(name);
    }
  }

  /** ISO-8601 to the millisecond, or null. */
  static void time(JsonGenerator json, String name, Optional<Instant> value) {
    text(json, name, value.map(Json::iso));
  }

  static String iso(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Seconds since 1970 with three decimals, as {@code ts} is everywhere. */
  static void timestamp(JsonGenerator json, Instant at) {
    json.writeName("ts");
    json.writeNumber(BigDecimal.valueOf(at.toEpochMilli(), 3));
  }

  /** A rounded number with this many decimals, never in scientific notation. */
  static void number(JsonGenerator json, String name, double value, int decimals) {
    json.writeName(name);
    json.writeNumber(BigDecimal.valueOf(Math.round(value * Math.pow(10, decimals)), decimals));
  }

  /** Minutes: whole where they are, else with one decimal. */
  static BigDecimal minutes(Duration duration) {
    long tenths = Math.round(duration.toMillis() / 6_000.0);
    return tenths % 10 == 0 ? BigDecimal.valueOf(tenths / 10) : BigDecimal.valueOf(tenths, 1);
  }
}
