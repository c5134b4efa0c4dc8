package org.litopys.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the operating system refused, in words; its exceptions often carry a bare path. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be written by this user";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileAlreadyExistsException taken -> taken.getFile() + " is in the way";
            case NotDirectoryException file -> file.getFile() + " is not a directory";
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
