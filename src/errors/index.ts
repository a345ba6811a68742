export { type ErrorCode, errorCatalogue } from "./catalogue.js";
export { CreatorCoreError, type ErrorDetails, isCreatorCoreError } from "./creator-core-error.js";
