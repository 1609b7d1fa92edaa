-- All placements of N queens by backtracking; twin of nqueens.py.
-- Stresses recursion, irregular branches and flag tables.
local DEFAULT_N = 12

local function flags(count)
  local t = {}
  for i = 0, count - 1 do t[i] = false end
  return t
end

local function place(board, row)
  local n = board.n
  if row == n then
    board.solutions = board.solutions + 1
    local fold = 0
    for i = 0, n - 1 do fold = (fold * 31 + board.placed[i]) % 1000003 end
    board.checksum = (board.checksum + fold) % 1000003
    return
  end
  local columns, rising, falling = board.columns, board.rising, board.falling
  for column = 0, n - 1 do
    local up, down = row + column, row - column + n
    if not (columns[column] or rising[up] or falling[down]) then
      columns[column], rising[up], falling[down] = true, true, true
      board.placed[row] = column
      place(board, row + 1)
      columns[column], rising[up], falling[down] = false, false, false
    end
  end
end

local function run(n)
  local board = {
    n = n, solutions = 0, checksum = 0, placed = {},
    columns = flags(n), rising = flags(2 * n), falling = flags(2 * n),
  }
  for i = 0, n - 1 do board.placed[i] = 0 end
  place(board, 0)
  return string.format("%d %d", board.solutions, board.checksum)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
