package dev.heatpad.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the HTTP interface (OpenAPI 3.1). The objects that all ways of speaking share
 * are put into it from their schema files, so that whoever reads it needs no other file.
 */
public final class OpenApi {

  private static final List<String> SHARED = List.of("command", "event", "pad", "record", "result");

  private OpenApi() {}

  /** The whole document; it never changes while the program runs. */
  public static byte[] document() {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode document = read(mapper, "/dev/heatpad/schema/openapi.json");
    ObjectNode schemas = document.withObject("/components/schemas");
    for (String name : SHARED) {
      schemas.set(name, read(mapper, "/dev/heatpad/schema/" + name + ".schema.json"));
    }
    return mapper.writeValueAsBytes(document);
  }

  private static ObjectNode read(JsonMapper mapper, String resource) {
    try (InputStream file = OpenApi.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks its own file " + resource);
      }
      return mapper.readValue(file, ObjectNode.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
