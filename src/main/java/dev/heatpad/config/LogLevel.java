package dev.heatpad.config;

/// How much the program writes to its log, from least to most.
public enum LogLevel {
  ERROR,
  WARNING,
  INFO,
  DEBUG
}
