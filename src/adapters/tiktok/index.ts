export type { Videos } from "./assemble-videos.js";
export type { VideoField } from "./columns.js";
export type { VideoRow } from "./video-row-reader.js";
export { type VideosOptions, videos } from "./videos.js";
