package dev.heatpad.config;

import dev.heatpad.core.safety.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Limits of one pad that are stricter than its profile's; an absent one leaves the profile's.
public record LimitSettings(
    Optional<Duration> session,
    OptionalDouble targetCelsius,
    OptionalInt sessionsPerDay,
    Optional<Duration> rest) {

  boolean isWithin(Profile profile) {
    return session.stream().allMatch(each -> each.compareTo(profile.maxSession()) <= 0)
        && targetCelsius.stream().allMatch(each -> each <= profile.maxTarget().degrees())
        && sessionsPerDay.stream().allMatch(each -> each <= profile.sessionsPerDay())
        && rest.stream().allMatch(each -> each.compareTo(profile.rest()) >= 0);
  }
}
