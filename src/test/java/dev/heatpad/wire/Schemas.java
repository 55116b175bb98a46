package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schema files that the program ships. */
final class Schemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Schemas() {}

  static void assertFits(String schema, byte[] json) {
    assertEquals(List.of(), errors(schema, json), new String(json, StandardCharsets.UTF_8));
  }

  static List<Error> errors(String schema, byte[] json) {
    return schema(schema).validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
  }

  private static Schema schema(String name) {
    String path = "/dev/heatpad/schema/" + name + ".schema.json";
    try (InputStream file = Objects.requireNonNull(Schemas.class.getResourceAsStream(path))) {
      return REGISTRY.getSchema(
          new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
