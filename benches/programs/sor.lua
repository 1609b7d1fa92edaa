-- Successive over-relaxation of an N by N grid; twin of sor.py.
-- Stresses a five-point stencil with a dependent store.
local DEFAULT_N = 450
local SWEEPS = 25
local OMEGA = 1.25

local function make_grid(n)
  local state, grid = 99, {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      state = state * 16807 % 2147483647
      row[j] = state / 2147483647.0
    end
    grid[i] = row
  end
  return grid
end

local function relax(grid, sweeps, omega)
  local quarter, rest, last = omega * 0.25, 1.0 - omega, #grid - 1
  for _ = 1, sweeps do
    for i = 2, last do
      local above, row, below = grid[i - 1], grid[i], grid[i + 1]
      for j = 2, last do
        local around = above[j] + below[j] + row[j - 1] + row[j + 1]
        row[j] = quarter * around + rest * row[j]
      end
    end
  end
end

local function run(n)
  local grid = make_grid(n)
  relax(grid, SWEEPS, OMEGA)
  local total = 0.0
  for i = 1, n do
    for j = 1, n do total = total + grid[i][j] end
  end
  local middle = grid[math.floor(n / 2) + 1][math.floor(n / 3) + 1]
  return string.format("%.6f %.9f", total, middle)
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
