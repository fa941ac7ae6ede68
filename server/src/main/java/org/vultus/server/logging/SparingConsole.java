package org.vultus.server.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Writes of messages of one kind only the first within a minute, and before the next one how many
 * were left out: a full disk or a database that is away makes one with each request. Logback makes
 * one by its name.
 */
public final class SparingConsole extends ConsoleAppender<ILoggingEvent> {

  private static final long SPAN_MILLIS = 60_000;

  /** Kinds that are remembered. */
  private static final int KINDS = 200;

  /** What is logged as its message alone is of that message's kind. */
  private static final String BARE = "{}";

  private final Map<String, Kind> kinds =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
          return size() > KINDS;
        }
      };

  /** When a kind was last written, in milliseconds, and how many were not since. */
  private record Kind(long written, long leftOut) {}

  @Override
  protected void append(ILoggingEvent event) {
    long leftOut = leftOut(kind(event), event.getTimeStamp());
    if (leftOut > 0) {
      super.append(counted(event, leftOut));
    }
    if (leftOut >= 0) {
      super.append(event);
    }
  }

  /** How many of the kind were left out before this one; negative if this one is, too. */
  private synchronized long leftOut(String kind, long now) {
    @Nullable Kind last = kinds.get(kind);
    if (last != null && now >= last.written() && now - last.written() < SPAN_MILLIS) {
      kinds.put(kind, new Kind(last.written(), last.leftOut() + 1));
      return -1;
    }
    kinds.remove(kind);
    kinds.put(kind, new Kind(now, 0));
    return last == null ? 0 : last.leftOut();
  }

  private static String kind(ILoggingEvent event) {
    String message =
        BARE.equals(event.getMessage()) ? event.getFormattedMessage() : event.getMessage();
    String thrown =
        event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getClassName();
    return event.getLoggerName() + event.getLevel() + thrown + message;
  }

  private static ILoggingEvent counted(ILoggingEvent next, long leftOut) {
    Logger logger = (Logger) LoggerFactory.getLogger(next.getLoggerName());
    String text =
        "%d more like the next line were left out; one a minute is shown".formatted(leftOut);
    LoggingEvent count =
        new LoggingEvent(Logger.class.getName(), logger, next.getLevel(), text, null, null);
    count.setTimeStamp(next.getTimeStamp());
    return count;
  }
}
