package org.vultus.server.api.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a call of the API what its method does not show: bodies are read by hand. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Call {

  /** What it does, in a few words. */
  String value();

  /**
   * The fields of its body. One whose name starts with {@code image} is a file; {@code ?} at the
   * end says that it may be left out, {@code +} that it may come several times.
   */
  String[] fields() default {};

  /** Parameters of its query that the method does not have as its own. */
  String[] query() default {};

  /** Headers of its success. */
  String[] headers() default {};

  /** The status of its success; 204 stands for 200 with a body too, if the caller prefers that. */
  int status() default 200;

  /** The type of its answer, where that of the method does not say it. */
  Class<?> answer() default Void.class;

  /** The statuses of its refusals. */
  int[] refusals() default {};
}
