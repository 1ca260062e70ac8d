/** True in the build that is one HTML file; set by Vite's `define`. */
declare const __SINGLE_FILE__: boolean
