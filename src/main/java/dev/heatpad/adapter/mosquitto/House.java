package dev.heatpad.adapter.mosquitto;

import java.util.List;

/**
 * Whom the broker is for.
 *
 * @param device as in topics; also the name that the program logs in with
 * @param discoveryPrefix of Home Assistant
 * @param pads their names in Home Assistant's topics
 * @param wearableTopics filters of what others tell of a wearable; none where nobody is heard
 */
public record House(
    String device, String discoveryPrefix, List<String> pads, List<String> wearableTopics) {

  /** The user of phones. */
  public static final String PHONE = "phone";

  /** The user of Home Assistant and Node-RED. */
  public static final String HOME = "home";

  public House {
    pads = List.copyOf(pads);
    wearableTopics = List.copyOf(wearableTopics);
  }

  /** Everybody who gets a password. */
  List<String> users() {
    return List.of(device, PHONE, HOME);
  }
}
