import Extraction
import Glibc

exit(ExtractWorker.run())
