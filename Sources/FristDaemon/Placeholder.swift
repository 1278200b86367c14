import FristCore
