package org.vultus.server.importing;

import java.nio.file.Path;

/**
 * A photo to import.
 *
 * @param id whose it is, as the folder or file name says
 * @param path where it lies
 */
public record PhotoFile(String id, Path path) {}
