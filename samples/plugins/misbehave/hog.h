/* SPDX-License-Identifier: BSD-3-Clause */
/* Attempts to leave nothing for others, and to stand in their way. */
#ifndef SAMPLES_MISBEHAVE_HOG_H
#define SAMPLES_MISBEHAVE_HOG_H

/* Each returns how much it has got; it gives nothing of it back. */
long hog_threads(void);
long hog_processors(void);
long hog_memory(void);
long hog_files(void);
long hog_pipes(void);
long hog_lines(void);
long hog_garbage(void);
long hog_close(void);
long hog_stop(void);
long hog_deaf(void);

#endif /* SAMPLES_MISBEHAVE_HOG_H */
