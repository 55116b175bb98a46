package dev.heatpad.config;

import dev.heatpad.wire.TopicFilter;
import dev.heatpad.wire.WearableEntry;
import dev.heatpad.wire.WearableMapping;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How senders on MQTT tell of a wearable, by name. Read once at start, immutable.
public record WearableProfiles(SortedMap<String, WearableProfile> byName) {
  private static final String FOLDER = "wearables";

  public WearableProfiles {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  /// The folder that belongs to a configuration file: `wearables` beside it.
  public static Path directoryBeside(Path configurationFile) {
    return configurationFile.resolveSibling(FOLDER);
  }

  /// What there is without a configuration file.
  public static WearableProfiles none() {
    return new WearableProfiles(new TreeMap<>());
  }

  /// Every `*.toml` of a directory; there need not be one.
  ///
  /// @throws ConfigurationException with the findings of all files, if there is any
  public static WearableProfiles load(Path directory) throws ConfigurationException {
    SortedMap<String, WearableProfile> profiles = new TreeMap<>();
    Problems problems = new Problems();
    for (Path file : TomlFolder.files(directory, "profiles of wearables")) {
      try {
        WearableProfile profile = WearableProfileReader.read(file);
        profiles.put(profile.name(), profile);
      } catch (ConfigurationException e) {
        problems.addAll(e);
      }
    }
    problems.throwIfAny();
    return new WearableProfiles(profiles);
  }

  public Optional<WearableProfile> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The mapping that the settings ask for; nothing if they name no profile.
  ///
  /// @throws ConfigurationException if there is no such profile, or its topics cannot be used with
  ///   the address of the settings
  public Optional<WearableMapping> mapping(Settings settings) throws ConfigurationException {
    Optional<String> wanted = settings.wearable().mqtt().profile();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    WearableProfile profile =
        named(wanted.get())
            .orElseThrow(() -> refused(Keys.WEARABLE_MQTT_PROFILE, unknown(wanted.get())));
    String address = settings.wearable().mqtt().address().orElse("");
    if (address.isEmpty() && profile.needsAddress()) {
      throw refused(
          Keys.WEARABLE_MQTT_ADDRESS,
          "is missing, and the profile "
              + Echo.quoted(profile.name())
              + " needs it; write what stands for "
              + TopicFilter.ADDRESS
              + " in its topics.");
    }
    for (WearableEntry entry : profile.entries()) {
      Optional<String> problem = TopicFilter.problem(entry.topic().textAt(address));
      if (problem.isPresent()) {
        throw refused(
            Keys.WEARABLE_MQTT_ADDRESS,
            "makes the topic "
                + Echo.quoted(entry.topic().textAt(address))
                + ", which "
                + problem.get());
      }
    }
    return Optional.of(new WearableMapping(address, profile.device(), profile.entries()));
  }

  private String unknown(String wanted) {
    List<String> names = byName.keySet().stream().map(Echo::quoted).toList();
    return "is "
        + Echo.quoted(wanted)
        + (names.isEmpty()
            ? ", and there are no profiles; put them into the folder "
                + Echo.quoted(FOLDER)
                + " beside the configuration file."
            : "; write " + Echo.list(names, "or") + ".");
  }

  private static ConfigurationException refused(Key<?> key, String predicate) {
    return Problems.one(new Place.Nowhere(), key.name() + " " + predicate);
  }
}
